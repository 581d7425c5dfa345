/** A picture, or the first letters of a name. It says nothing that the name beside it does not. */
export function Avatar({ person }: { person: { name: string; picture: string | null } }) {
  if (person.picture?.startsWith('/')) {
    return <img class="face" src={person.picture} alt="" width="40" height="40" loading="lazy" />;
  }
  return (
    <span class="face" aria-hidden="true">
      {getInitials(person.name)}
    </span>
  );
}

function getInitials(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return (
    [first, last]
      .map((word) => [...(word ?? '')][0] ?? '')
      .join('')
      .toUpperCase() || '·'
  );
}
