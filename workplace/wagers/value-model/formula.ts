import jsep from 'jsep';
import { invalid } from '../../kernel/index.ts';
import { type Operation, operations } from './operations.ts';

/** A formula as it was written, taken apart: numbers, names of quantities, and operations on them. */
export type Formula =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'name'; readonly name: string }
  | {
      readonly type: 'operation';
      readonly operation: Operation;
      readonly operands: readonly Formula[];
    };

/** So that a formula can be read by people, and by the program in no time. */
export const MAX_FORMULA = { characters: 1000, parts: 200, depth: 40 };

/** What may stand between two parts, by how tightly it binds; everything else is refused. */
const binaryOperators: [sign: string, binds: number, fromTheRight?: true][] = [
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
for (const [sign, binds, fromTheRight] of binaryOperators)
  jsep.addBinaryOp(sign, binds, fromTheRight);
jsep.addUnaryOp('-');

/**
 * Reads arithmetic (`orders * (price - cost)`, with `+ - * / ^`, numbers, names and the functions
 * of `operations.ts`). It has no loops, no assignments and nothing of JavaScript, and nothing of it
 * is ever run as code. Throws `invalid` for the field `formula`.
 */
export function parseFormula(text: string): Formula {
  if (text.trim() === '') throw formulaError('missing');
  if (text.length > MAX_FORMULA.characters) throw formulaError('formulaTooLong');
  let parts = 0;

  function take(node: jsep.Expression, depth: number): Formula {
    parts += 1;
    if (parts > MAX_FORMULA.parts || depth > MAX_FORMULA.depth)
      throw formulaError('formulaTooDeep');
    const below = (nodes: jsep.Expression[]) => nodes.map((one) => take(one, depth + 1));
    const { type, operator, name, value } = node as jsep.CoreExpression & Record<string, unknown>;
    if (type === 'Literal' && typeof value === 'number') return toNumberNode(value);
    if (type === 'Identifier') return { type: 'name', name: String(name) };
    if (type === 'UnaryExpression')
      return toOperationNode('minus', below([node.argument as never]));
    if (type === 'BinaryExpression') {
      return toOperationNode(String(operator), below([node.left, node.right] as never));
    }
    if (type === 'CallExpression')
      return toOperationNode(getFunctionName(node), below(node.arguments as never));
    throw formulaError(type === 'Compound' ? 'formulaNotOne' : 'formulaNotArithmetic');
  }

  return take(parseExpression(text), 1);
}

/** The names in it, each once, in the order in which they come. */
export function collectNames(formula: Formula): string[] {
  if (formula.type === 'number') return [];
  if (formula.type === 'name') return [formula.name];
  return [...new Set(formula.operands.flatMap(collectNames))];
}

function parseExpression(text: string): jsep.Expression {
  try {
    return jsep(text);
  } catch {
    throw formulaError('formulaMalformed');
  }
}

function toNumberNode(value: number): Formula {
  if (!Number.isFinite(value)) throw formulaError('formulaNotFinite');
  return { type: 'number', value };
}

function getFunctionName(node: jsep.Expression): string {
  const called = node.callee as jsep.Identifier;
  if (called.type !== 'Identifier') throw formulaError('formulaNotArithmetic');
  // Signs are operations as well, but nothing that could be called by name.
  return /^\w+$/.test(called.name) ? called.name : '';
}

function toOperationNode(name: string, operands: Formula[]): Formula {
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (!operation) throw formulaError('formulaFunctionUnknown', name);
  const [min, max] = operation.arity;
  if (operands.length < min || operands.length > max) throw formulaError('formulaArguments', name);
  if (name === '^' && isNegation(operands[0]!)) throw formulaError('formulaPowerOfMinus');
  return { type: 'operation', operation, operands };
}

/** In −x^2 some read (−x)^2 and some −(x^2): it has to be written out. */
const isNegation = (formula: Formula): boolean =>
  formula.type === 'operation' && formula.operation === operations.minus;

/** The field is followed by the name that is meant, where there is one. */
export function formulaError(reason: string, meant?: string) {
  return invalid({ [meant ? `formula.${meant}` : 'formula']: reason });
}
