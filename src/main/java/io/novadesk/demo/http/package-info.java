/** The demo cloud's HTTP side: one port, services under paths, routes, answers, refusals. */
@NullMarked
package io.novadesk.demo.http;

import org.jspecify.annotations.NullMarked;
