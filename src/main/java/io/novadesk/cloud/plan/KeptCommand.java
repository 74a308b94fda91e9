package io.novadesk.cloud.plan;

import io.novadesk.api.compute.Server;
import io.novadesk.cloud.command.Command;
import io.novadesk.cloud.command.OperationLog;
import io.novadesk.cloud.live.Region;

/**
 * A single command that an earlier run of the program sent, or was about to, and whose end nobody
 * saw.
 *
 * @param before the server as far as it was kept
 * @param record keeps the rest of it
 */
public record KeptCommand(
    String subject,
    Command command,
    Region region,
    Server before,
    OperationLog.Earlier earlier,
    CommandRecord record) {}
