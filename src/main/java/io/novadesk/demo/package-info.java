/**
 * An in-memory OpenStack on 127.0.0.1. It shares no class with the client: it is the other side of
 * the wire.
 */
@NullMarked
package io.novadesk.demo;

import org.jspecify.annotations.NullMarked;
