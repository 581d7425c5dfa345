/** How long the live door rests between two messages of a sort to one page, in ms. */
export interface Pace {
  comments: number;
  presence: number;
  notices: number;
}

/** Notices come in swarms, and a page fetches all at once. */
export const usualPace: Pace = { comments: 100, presence: 2000, notices: 1000 };

/** Acts at once when asked, but not again within so many ms: whatever is asked until then is one act. */
export function throttle(act: () => void, ms: number): () => void {
  let resting = false;
  let asked = false;
  const begin = () => {
    resting = true;
    asked = false;
    act();
    setTimeout(() => {
      resting = false;
      if (asked) begin();
    }, ms).unref();
  };
  return () => {
    if (resting) asked = true;
    else begin();
  };
}
