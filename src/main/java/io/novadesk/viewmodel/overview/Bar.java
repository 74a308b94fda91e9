package io.novadesk.viewmodel.overview;

/**
 * A bar of a chart.
 *
 * @param share of the longest bar, 0 to 1
 * @param group the entry of the tree that shows just these servers; empty: there is none
 * @param filter for the filter box where no entry does
 */
public record Bar(String label, int count, double share, String group, String filter) {}
