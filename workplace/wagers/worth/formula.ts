import jsep from 'jsep';
import { invalid } from '../../refusal.ts';
import { type Operation, operations } from './operations.ts';

/** A formula as it was written, taken apart: numbers, names of quantities, and operations on them. */
export type Formula =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'operation'; readonly operation: Operation; readonly of: readonly Formula[] };

/** So that a formula can be read by people, and by the program in no time. */
export const most = { characters: 1000, parts: 200, depth: 40 };

/** What may stand between two parts, by how tightly it binds; everything else is refused. */
const signs: [sign: string, binds: number, fromTheRight?: true][] = [
  ['+', 9],
  ['-', 9],
  ['*', 10],
  ['/', 10],
  ['^', 11, true],
];

// The parser is set once for the whole program; nothing else in it parses expressions.
jsep.removeAllBinaryOps();
jsep.removeAllUnaryOps();
jsep.removeAllLiterals();
for (const [sign, binds, fromTheRight] of signs) jsep.addBinaryOp(sign, binds, fromTheRight);
jsep.addUnaryOp('-');

/**
 * Reads arithmetic (`orders * (price - cost)`, with `+ - * / ^`, numbers, names and the functions
 * of `operations.ts`). It has no loops, no assignments and nothing of JavaScript, and nothing of it
 * is ever run as code. Throws `invalid` for the field `formula`.
 */
export function parseFormula(text: string): Formula {
  if (text.trim() === '') throw refused('missing');
  if (text.length > most.characters) throw refused('formulaTooLong');
  let parts = 0;

  function take(node: jsep.Expression, depth: number): Formula {
    parts += 1;
    if (parts > most.parts || depth > most.depth) throw refused('formulaTooDeep');
    const below = (nodes: jsep.Expression[]) => nodes.map((one) => take(one, depth + 1));
    const { type, operator, name, value } = node as jsep.CoreExpression & Record<string, unknown>;
    if (type === 'Literal' && typeof value === 'number') return numberOf(value);
    if (type === 'Identifier') return { is: 'name', name: String(name) };
    if (type === 'UnaryExpression') return apply('minus', below([node.argument as never]));
    if (type === 'BinaryExpression') {
      return apply(String(operator), below([node.left, node.right] as never));
    }
    if (type === 'CallExpression') return apply(calledBy(node), below(node.arguments as never));
    throw refused(type === 'Compound' ? 'formulaNotOne' : 'formulaNotArithmetic');
  }

  return take(read(text), 1);
}

/** The names in it, each once, in the order in which they come. */
export function namesIn(formula: Formula): string[] {
  if (formula.is === 'number') return [];
  if (formula.is === 'name') return [formula.name];
  return [...new Set(formula.of.flatMap(namesIn))];
}

function read(text: string): jsep.Expression {
  try {
    return jsep(text);
  } catch {
    throw refused('formulaMalformed');
  }
}

function numberOf(value: number): Formula {
  if (!Number.isFinite(value)) throw refused('formulaNotFinite');
  return { is: 'number', value };
}

function calledBy(node: jsep.Expression): string {
  const called = node.callee as jsep.Identifier;
  if (called.type !== 'Identifier') throw refused('formulaNotArithmetic');
  // Signs are operations as well, but nothing that could be called by name.
  return /^\w+$/.test(called.name) ? called.name : '';
}

function apply(name: string, of: Formula[]): Formula {
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (!operation) throw refused('formulaFunctionUnknown', name);
  const [least, utmost] = operation.takes;
  if (of.length < least || of.length > utmost) throw refused('formulaArguments', name);
  if (name === '^' && isMinus(of[0]!)) throw refused('formulaPowerOfMinus');
  return { is: 'operation', operation, of };
}

/** In −x^2 some read (−x)^2 and some −(x^2): it has to be written out. */
const isMinus = (formula: Formula): boolean =>
  formula.is === 'operation' && formula.operation === operations.minus;

/** The field is followed by the name that is meant, where there is one. */
export function refused(reason: string, meant?: string) {
  return invalid({ [meant ? `formula.${meant}` : 'formula']: reason });
}
