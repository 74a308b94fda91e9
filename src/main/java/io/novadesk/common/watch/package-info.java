/** Rules that say what is an alarm, and the book of alarms that they make of live lists. */
@NullMarked
package io.novadesk.common.watch;

import org.jspecify.annotations.NullMarked;
