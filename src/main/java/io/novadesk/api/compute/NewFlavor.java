package io.novadesk.api.compute;

import java.util.Map;

/**
 * What a flavor is to be.
 *
 * @param id empty: the cloud chooses
 * @param ram MiB
 * @param disk GiB
 * @param ephemeral GiB
 * @param swap MiB
 * @param isPublic whether everybody may use it; else only projects that are given access
 */
public record NewFlavor(
    String name,
    String id,
    int vcpus,
    int ram,
    int disk,
    int ephemeral,
    int swap,
    boolean isPublic,
    Map<String, String> extraSpecs) {}
