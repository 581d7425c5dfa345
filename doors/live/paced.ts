/** Acts at once when asked, but not again within so many ms: whatever is asked until then is one act. */
export function paced(act: () => void, ms: number): () => void {
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
