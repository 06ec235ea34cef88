import { Link } from 'react-router';
import { Icon } from '../../components/Icon.tsx';
import { Trend } from './Trend.tsx';
import type { TileView } from './tiles.ts';

const icons = { neutral: null, success: 'success', warning: 'warning', error: 'error' } as const;

/** A tile: number, word, seven days, and the way to the list that it counts. */
export function Tile({ tile }: { tile: TileView }) {
  const icon = icons[tile.tone];
  return (
    <Link to={tile.to} className="tile" data-tone={tile.tone}>
      <span className="tile-word">{tile.word}</span>
      <span className="tile-middle">
        <span className="tile-number figures">
          {tile.value === null ? '–' : tile.value.toLocaleString('en')}
        </span>
        {tile.trend !== null && <Trend trend={tile.trend} of={tile.trendOf} />}
      </span>
      <span className="tile-note">
        {icon !== null && <Icon name={icon} size={14} />}
        <span>{tile.note}</span>
      </span>
    </Link>
  );
}
