import { say } from '../../../messages/index.ts';
import {
  type Bin,
  type Calibration,
  type Foresight,
  fewestResolved,
} from '../../../workplace/wagers/forecasts/index.ts';
import { numberText } from './saying.ts';
import { percent } from './worth.tsx';

/** How well the workplace foresees: what came true of what was held to be so likely. */
export function CalibrationPage({ foresight }: { foresight: Foresight }) {
  const { resolved, calibration, own } = foresight;
  return (
    <>
      <p class="kicker">
        <a href="/wagers">{say('wagers.title')}</a>
      </p>
      <h1>{say('calibration.title')}</h1>
      <p class="lead">{say('calibration.lead')}</p>
      {calibration ? (
        <Diagram calibration={calibration} />
      ) : (
        <p class="empty">{say('calibration.notYet', { n: resolved, of: fewestResolved })}</p>
      )}
      <section aria-labelledby="own">
        <h2 id="own">{say('calibration.own')}</h2>
        <p>
          {own
            ? say('calibration.ownScore', { n: own.resolved, score: digits(own.brier) })
            : say('calibration.ownNone')}
        </p>
        <p class="quiet">{say('forecast.score')}</p>
      </section>
    </>
  );
}

const digits = (score: number) => numberText(Number(score.toFixed(3)));

function Diagram({ calibration }: { calibration: Calibration }) {
  const { n, brier, reliability, resolution, uncertainty, bins } = calibration;
  return (
    <>
      <Reliability bins={bins} />
      <p>{say('calibration.score', { n, score: digits(brier) })}</p>
      <p class="quiet">
        {say('calibration.parts', {
          reliability: digits(reliability),
          resolution: digits(resolution),
          uncertainty: digits(uncertainty),
        })}
      </p>
      <BinTable bins={bins} />
    </>
  );
}

const side = 320;
const [left, below] = [36, 34];
const at = (share: number) => Math.round((left + share * side) * 10) / 10;
const up = (share: number) => Math.round(((1 - share) * side + 8) * 10) / 10;

/** Points on the slanting line came true as often as was said; lines are 95 % intervals. */
function Reliability({ bins }: { bins: readonly Bin[] }) {
  const shown = bins.filter(({ observed }) => observed !== null);
  return (
    <figure class="chart reliability">
      <svg
        viewBox={`0 0 ${side + left + 12} ${side + below + 8}`}
        role="img"
        aria-label={say('calibration.picture')}
      >
        <g class="grid">
          {[0, 0.25, 0.5, 0.75, 1].map((share) => (
            <>
              <line x1={at(0)} x2={at(1)} y1={up(share)} y2={up(share)} />
              <text x={left - 6} y={up(share) + 4} text-anchor="end">
                {share * 100}
              </text>
              <text x={at(share)} y={side + 24} text-anchor="middle">
                {share * 100}
              </text>
            </>
          ))}
        </g>
        <line class="even" x1={at(0)} y1={up(0)} x2={at(1)} y2={up(1)} />
        {shown.map(({ expected, observed }) => (
          <g class="bin">
            <line
              x1={at(expected!)}
              x2={at(expected!)}
              y1={up(observed!.low)}
              y2={up(observed!.high)}
            />
            <circle cx={at(expected!)} cy={up(observed!.share)} r="5" />
          </g>
        ))}
      </svg>
      <figcaption class="quiet">{say('calibration.axes')}</figcaption>
    </figure>
  );
}

function BinTable({ bins }: { bins: readonly Bin[] }) {
  return (
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('calibration.said')}</th>
            <th scope="col">{say('calibration.ends')}</th>
            <th scope="col">{say('calibration.came')}</th>
          </tr>
        </thead>
        <tbody>
          {bins.map(({ from, to, n, observed }) => (
            <tr>
              <th scope="row">
                {percent(from)} – {percent(to)}
              </th>
              <td>{n}</td>
              <td>
                {observed
                  ? say('calibration.interval', {
                      share: percent(observed.share),
                      low: percent(observed.low),
                      high: percent(observed.high),
                    })
                  : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
