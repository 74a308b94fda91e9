package io.novadesk.api.http;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, as it went over the wire, with every secret replaced before it came
 * here.
 *
 * @param number counts up from 1 in the order in which exchanges end
 * @param operation label of the operation that it belongs to, see {@link ExchangeLog#during}
 * @param requestBody text, cut at the log's limit; null when none was sent
 * @param status 0 when no answer came
 * @param responseBody text, cut at the log's limit
 * @param failure why no (whole) answer came
 * @param firstByte from sending to the answer's headers
 * @param total from sending to the end of the body
 * @param bytesSent size of the request body
 * @param bytesReceived size of the answer's body as it came over the wire
 * @param requestId the cloud's id of this request
 */
public record Exchange(
    long number,
    @Nullable String operation,
    Instant started,
    String method,
    URI uri,
    Map<String, List<String>> requestHeaders,
    @Nullable String requestBody,
    int status,
    Map<String, List<String>> responseHeaders,
    @Nullable String responseBody,
    @Nullable String failure,
    @Nullable Duration firstByte,
    Duration total,
    long bytesSent,
    long bytesReceived,
    @Nullable String requestId) {}
