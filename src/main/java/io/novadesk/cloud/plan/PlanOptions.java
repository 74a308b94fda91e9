package io.novadesk.cloud.plan;

/**
 * How carefully a plan is run.
 *
 * @param atOnce how many servers are under way at the same time; {@link #ADAPTIVE}: as many as the
 *     cloud keeps up with
 * @param batch how many servers belong to a batch, which ends before the next begins; 0: no batches
 * @param stopAfter after how many failures the plan is held; 0: never
 * @param wellFirst whether every server of a batch must be well before the next batch begins
 */
public record PlanOptions(int atOnce, int batch, int stopAfter, boolean wellFirst) {
  public static final int ADAPTIVE = 0;
  public static final PlanOptions STANDARD = new PlanOptions(ADAPTIVE, 0, 2, false);

  public PlanOptions {
    if (atOnce < ADAPTIVE || batch < 0 || stopAfter < 0) {
      throw new IllegalArgumentException("no such plan");
    }
  }
}
