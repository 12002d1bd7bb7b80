declare module 'virtual:route-table' {
  type Routes = typeof import('../contract/api.ts').routes;
  type Route = import('../contract/route.ts').Route;
  /** Every route of the contract without its schemas. */
  export const routeTable: Readonly<Record<keyof Routes, Pick<Route, 'method' | 'path' | 'roles'>>>;
}
