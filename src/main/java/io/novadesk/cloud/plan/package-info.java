/** One command for many servers: planned, run a few at a time, kept over a crash. */
@NullMarked
package io.novadesk.cloud.plan;

import org.jspecify.annotations.NullMarked;
