package io.novadesk.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the cloud's own record of a server, kept beyond the server's end.
 *
 * @param serverName what the server is called, or was at the last
 * @param action the cloud's word, such as {@code reboot}
 * @param userId who did it; null where not told
 * @param userName what the cloud calls that user; null where nobody may ask
 * @param failure the cloud's word on a failure; null: none was told
 */
public record Deed(
    String region,
    String serverId,
    String serverName,
    String action,
    String requestId,
    @Nullable String userId,
    @Nullable String userName,
    @Nullable Instant started,
    @Nullable Instant updated,
    @Nullable String failure) {}
