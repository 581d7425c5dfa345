import { say } from '../../../../messages/index.ts';
import {
  type Calibration,
  type CalibrationBin,
  type ForecastAccuracy,
  MIN_RESOLVED_ENDS,
} from '../../../../workplace/wagers/forecasts/index.ts';
import { formatNumber } from '../core/wager-text.ts';
import { formatPercent } from '../value-model/value-section.tsx';

/** How well the workplace foresees: what came true of what was held to be so likely. */
export function CalibrationPage({ foresight }: { foresight: ForecastAccuracy }) {
  const { resolved, calibration, own } = foresight;
  return (
    <>
      <p class="kicker">
        <a href="/wagers">{say('wagers.title')}</a>
      </p>
      <h1>{say('calibration.title')}</h1>
      <p class="lead">{say('calibration.lead')}</p>
      {calibration ? (
        <CalibrationDetails calibration={calibration} />
      ) : (
        <p class="empty">{say('calibration.notYet', { n: resolved, of: MIN_RESOLVED_ENDS })}</p>
      )}
      <section aria-labelledby="own">
        <h2 id="own">{say('calibration.own')}</h2>
        <p>
          {own
            ? say('calibration.ownScore', { n: own.resolved, score: formatScore(own.brier) })
            : say('calibration.ownNone')}
        </p>
        <p class="quiet">{say('forecast.score')}</p>
      </section>
    </>
  );
}

const formatScore = (score: number) => formatNumber(Number(score.toFixed(3)));

function CalibrationDetails({ calibration }: { calibration: Calibration }) {
  const { n, brier, reliability, resolution, uncertainty, bins } = calibration;
  return (
    <>
      <ReliabilityDiagram bins={bins} />
      <p>{say('calibration.score', { n, score: formatScore(brier) })}</p>
      <p class="quiet">
        {say('calibration.parts', {
          reliability: formatScore(reliability),
          resolution: formatScore(resolution),
          uncertainty: formatScore(uncertainty),
        })}
      </p>
      <BinTable bins={bins} />
    </>
  );
}

const diagramSide = 320;
const [left, axisHeight] = [36, 34];
const toX = (share: number) => Math.round((left + share * diagramSide) * 10) / 10;
const toY = (share: number) => Math.round(((1 - share) * diagramSide + 8) * 10) / 10;

/** Points on the slanting line came true as often as was said; lines are 95 % intervals. */
function ReliabilityDiagram({ bins }: { bins: readonly CalibrationBin[] }) {
  const shown = bins.filter(({ observed }) => observed !== null);
  return (
    <figure class="chart reliability">
      <svg
        viewBox={`0 0 ${diagramSide + left + 12} ${diagramSide + axisHeight + 8}`}
        role="img"
        aria-label={say('calibration.picture')}
      >
        <g class="grid">
          {[0, 0.25, 0.5, 0.75, 1].map((share) => (
            <>
              <line x1={toX(0)} x2={toX(1)} y1={toY(share)} y2={toY(share)} />
              <text x={left - 6} y={toY(share) + 4} text-anchor="end">
                {share * 100}
              </text>
              <text x={toX(share)} y={diagramSide + 24} text-anchor="middle">
                {share * 100}
              </text>
            </>
          ))}
        </g>
        <line class="even" x1={toX(0)} y1={toY(0)} x2={toX(1)} y2={toY(1)} />
        {shown.map(({ expected, observed }) => (
          <g class="bin">
            <line
              x1={toX(expected!)}
              x2={toX(expected!)}
              y1={toY(observed!.low)}
              y2={toY(observed!.high)}
            />
            <circle cx={toX(expected!)} cy={toY(observed!.share)} r="5" />
          </g>
        ))}
      </svg>
      <figcaption class="quiet">{say('calibration.axes')}</figcaption>
    </figure>
  );
}

function BinTable({ bins }: { bins: readonly CalibrationBin[] }) {
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
                {formatPercent(from)} – {formatPercent(to)}
              </th>
              <td>{n}</td>
              <td>
                {observed
                  ? say('calibration.interval', {
                      share: formatPercent(observed.share),
                      low: formatPercent(observed.low),
                      high: formatPercent(observed.high),
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
