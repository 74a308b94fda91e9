package io.novadesk.viewmodel.servers;

import java.time.Instant;

/**
 * A moment of the past in which a server is shown.
 *
 * @param since what became of it since, in a few words; empty: it is as it was
 */
public record Then(Instant moment, String since) {}
