import type { AwsModel, Shape } from './aws-model.ts';

/** Tells what is wrong with a value, and where. */
export type Report = (path: string, problem: string) => void;
/** Looks at a value as it goes over the wire. */
export type Check = (value: unknown, path: string, report: Report) => void;

/** A shape of a model as a check, made once: shapes that hold themselves are found in the map. */
export function compileShape(model: AwsModel, name: string, made: Map<string, Check>): Check {
  const known = made.get(name);
  if (known !== undefined) return known;
  let check: Check = () => undefined;
  const later: Check = (value, path, report) => check(value, path, report);
  made.set(name, later);
  const shape = model.shapes[name];
  if (shape === undefined) throw new Error(`${model.metadata.serviceId} has no shape ${name}`);
  check = checkOf(shape, (part) => compileShape(model, part, made));
  made.set(name, check);
  return check;
}

function checkOf(shape: Shape, compile: (name: string) => Check): Check {
  switch (shape.type) {
    case 'structure':
      return structure(shape, compile);
    case 'list':
      return list(shape, compile(shape.member?.shape ?? ''));
    case 'map':
      return map(shape, compile(shape.key?.shape ?? ''), compile(shape.value?.shape ?? ''));
    case 'string':
      return text(shape);
    case 'blob':
      return blob(shape);
    case 'boolean':
      return (value, path, report) => {
        if (typeof value !== 'boolean') report(path, `${shown(value)} is no boolean`);
      };
    case 'integer':
    case 'long':
      return number(shape, Number.isInteger, 'no whole number');
    case 'float':
    case 'double':
    case 'timestamp':
      return number(shape, Number.isFinite, 'no number');
    default:
      throw new Error(`nobody here knows the type ${shape.type} of AWS's models: teach compile-shape.ts`);
  }
}

function structure({ members = {}, required = [], union }: Shape, compile: (name: string) => Check): Check {
  const checks = new Map(
    Object.entries(members).map(([name, { shape, location, locationName }]) => {
      const isInBody = location === undefined;
      return [isInBody ? (locationName ?? name) : name, compile(shape)] as const;
    }),
  );
  return (value, path, report) => {
    if (!isRecord(value)) return report(path, `${shown(value)} is no structure`);
    for (const name in value) {
      const check = checks.get(name);
      if (check === undefined) report(`${path}.${name}`, 'AWS knows no such member');
      else check(value[name], `${path}.${name}`, report);
    }
    for (const name of required)
      if (value[name] === undefined) report(`${path}.${name}`, 'is required, and missing');
    const given = union === true ? Object.keys(value).length : 1;
    if (given !== 1) report(path, `has ${given} members, and is to have exactly one`);
  };
}

function list(shape: Shape, check: Check): Check {
  return (value, path, report) => {
    if (!Array.isArray(value)) return report(path, `${shown(value)} is no list`);
    checkSize(shape, value.length, 'members', path, report);
    for (const [index, each] of value.entries()) check(each, `${path}[${index}]`, report);
  };
}

function map(shape: Shape, checkKey: Check, checkValue: Check): Check {
  return (value, path, report) => {
    if (!isRecord(value)) return report(path, `${shown(value)} is no map`);
    checkSize(shape, Object.keys(value).length, 'entries', path, report);
    for (const name in value) {
      checkKey(name, `${path}.${name}`, report);
      checkValue(value[name], `${path}.${name}`, report);
    }
  };
}

function text(shape: Shape): Check {
  const pattern = shape.pattern === undefined ? undefined : wholly(shape.pattern);
  const allowed = shape.enum === undefined ? undefined : new Set(shape.enum);
  return (value, path, report) => {
    if (typeof value !== 'string') return report(path, `${shown(value)} is no text`);
    checkSize(shape, value.length, 'characters', path, report);
    if (pattern?.test(value) === false) report(path, `${shown(value)} does not match ${pattern.source}`);
    if (allowed?.has(value) === false) report(path, `${shown(value)} is none of ${[...allowed].join(', ')}`);
  };
}

/** AWS means the whole text. */
function wholly(pattern: string): RegExp {
  const whole = `^(?:${pattern})$`;
  try {
    return new RegExp(whole, 'u');
  } catch {
    return new RegExp(whole);
  }
}

function blob(shape: Shape): Check {
  return (value, path, report) => {
    if (typeof value !== 'string' || !/^[A-Za-z0-9+/]*={0,2}$/.test(value))
      return report(path, `${shown(value)} is no base64`);
    checkSize(shape, Buffer.byteLength(value, 'base64'), 'bytes', path, report);
  };
}

function number(shape: Shape, is: (value: unknown) => boolean, otherwise: string): Check {
  return (value, path, report) => {
    if (typeof value !== 'number' || !is(value)) return report(path, `${shown(value)} is ${otherwise}`);
    checkSize(shape, value, undefined, path, report);
  };
}

function checkSize(
  { min, max }: Shape,
  size: number,
  unit: string | undefined,
  path: string,
  report: Report,
): void {
  const is = unit === undefined ? `is ${size}` : `has ${size} ${unit}`;
  if (min !== undefined && size < min) report(path, `${is}, fewer than ${min}`);
  if (max !== undefined && size > max) report(path, `${is}, more than ${max}`);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'undefined').slice(0, 80);
