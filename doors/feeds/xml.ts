/** A piece of XML that is well-formed by how it was made: only `element` makes one. */
export interface Xml {
  readonly xml: string;
}

type XmlAttributes = Readonly<Record<string, string | number | null>>;
type XmlChild = Xml | string | null;

/** An element; attributes and children that are null are left out, strings are escaped. */
export function renderElement(
  name: string,
  attributes: XmlAttributes,
  ...children: readonly (XmlChild | readonly XmlChild[])[]
): Xml {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === null ? '' : ` ${key}="${escapeXml(String(value))}"`,
  );
  const content = children.flat().map((child) => renderChild(child as XmlChild));
  const within = content.join('');
  return { xml: `<${name}${written.join('')}${within ? `>${within}</${name}>` : '/>'}` };
}

/** A whole document, as text. */
export function renderXmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.xml}\n`;
}

function renderChild(child: XmlChild): string {
  if (child === null) return '';
  return typeof child === 'string' ? escapeXml(child) : child.xml;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  // Only `]]>` is forbidden, but then every parser agrees.
  '>': '&gt;',
  '"': '&quot;',
  // Parsers fold these, in attributes and at line ends, unless they are written as references.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function escapeXml(text: string): string {
  return stripIllegalXml(text).replace(/[&<>"\t\n\r]/g, (character) => entities[character]!);
}

/** Text without what XML 1.0 cannot say even by reference: most controls and lone surrogates. */
export function stripIllegalXml(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}
