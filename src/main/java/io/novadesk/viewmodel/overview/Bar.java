package io.novadesk.viewmodel.overview;

/**
 * A bar of a chart.
 *
 * @param share of the longest bar, 0 to 1
 * @param filter that finds just these servers; empty: there is none
 */
public record Bar(String label, int count, double share, String filter) {}
