import { Fragment } from 'react';
import { findCmdlet } from '../../../shared/cmdlets/catalogue.ts';
import { plainDashes } from '../../../shared/cmdlets/characters.ts';
import { syntaxOf } from '../../../shared/cmdlets/syntax.ts';

/** The name and each parameter with its type. */
const partsOf = (line: string) => line.split(/ (?=[[-])/);

/** What the cmdlet does and how it is typed, while nothing but its name is in the line. */
export function CmdletSyntax({ text }: { text: string }) {
  const spec = findCmdlet(plainDashes(text.trim()));
  if (spec === null) return null;
  return (
    <div className="command-syntax">
      <p>{spec.summary}</p>
      <ul aria-label={`How ${spec.name} is typed`}>
        {syntaxOf(spec).map(line => (
          <li key={line} className="mono">
            {partsOf(line).map((part, index) => (
              // A parameter is not broken; between two the line may be.
              <Fragment key={part}>
                {index > 0 && ' '}
                <span>{part}</span>
              </Fragment>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
