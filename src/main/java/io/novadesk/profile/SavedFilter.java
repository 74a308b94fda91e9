package io.novadesk.profile;

/**
 * A filter that a person gave a name.
 *
 * @param cloud the name of the cloud whose servers it is for
 * @param name tells it from the others of its cloud
 * @param filter as it is typed into the filter box
 */
public record SavedFilter(String cloud, String name, String filter) {}
