const shapes = {
  home: 'M2.5 7.5L8 3l5.5 4.5V13h-11z',
  people:
    'M3.6 5.5a2.4 2.4 0 104.8 0 2.4 2.4 0 10-4.8 0M1.8 13c.3-2.7 2-4 4.2-4s3.9 1.3 4.2 4M10.6 3.4a2.2 2.2 0 010 4.2M11.6 9.3c1.5.5 2.4 1.7 2.6 3.7',
  mail: 'M2 4h12v8.5H2zM2 4.5l6 4.6 6-4.6',
  clock: 'M2 8a6 6 0 1012 0A6 6 0 102 8M8 4.6V8l2.4 1.6',
  chart: 'M2.500 13.500V2.500M2.500 13.500h11M5.500 11V8M8.500 11V5M11.500 11V7',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  search: 'M2.6 7a4.4 4.4 0 108.8 0 4.4 4.4 0 10-8.8 0M10.4 10.4L14 14',
  done: 'M3 8.5l3.2 3.2L13 4.8',
  warning: 'M8 2.2l6.2 11H1.800zM8 6.500v3.200M8 11.600v.2',
  info: 'M1.800 8a6.200 6.200 0 1012.400 0A6.200 6.200 0 101.800 8M8 7.200v4M8 4.800V5',
  phone:
    'M3.500 2.500h2.300l1 3-1.500 1.200a8 8 0 004 4l1.200-1.500 3 1v2.300c0 .6-.5 1-1 1C7 13.500 2.500 9 2.500 3.500c0-.5.4-1 1-1z',
} as const;

export type IconName = keyof typeof shapes;

/** A drawing beside a word; it says nothing by itself. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="ic" viewBox="0 0 16 16" aria-hidden="true">
    <path d={shapes[name]} />
  </svg>
);
