/** The transport: one way to send a request, and the log of every exchange. */
@NullMarked
package io.novadesk.api.http;

import org.jspecify.annotations.NullMarked;
