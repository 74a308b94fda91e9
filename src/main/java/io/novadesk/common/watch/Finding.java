package io.novadesk.common.watch;

import java.time.Instant;

/**
 * Something that a rule finds wrong in a place.
 *
 * @param subject what it is about: a server's id, a limit, a host; empty: the place itself
 * @param name by which a person knows that
 * @param why as a sentence
 * @param passing it was a moment: it ends when somebody has seen it, not by itself
 */
record Finding(String subject, String name, Instant since, String why, boolean passing) {}
