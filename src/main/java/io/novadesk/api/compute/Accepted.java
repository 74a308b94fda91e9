package io.novadesk.api.compute;

import io.novadesk.api.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The cloud took a command; it has not done it yet.
 *
 * @param requestId of the request, as os-instance-actions will name it
 * @param subjectId id of what is being made: a server's, an image's; null where nothing is made or
 *     it was not told
 * @param adminPass the password that the cloud chose, told this once
 */
public record Accepted(
    @Nullable String requestId, @Nullable String subjectId, @Nullable Secret adminPass) {}
