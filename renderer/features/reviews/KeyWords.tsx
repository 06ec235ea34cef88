/** The words of a key, as they are read to somebody by phone: in fours, numbered by their place. */
export function KeyWords({ words }: { words: readonly string[] }) {
  return (
    <ol className="key-words" aria-label="The key’s words">
      {words.map((word, index) => (
        <li key={index}>{word}</li>
      ))}
    </ol>
  );
}
