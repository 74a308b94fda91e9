/** Tests of rules and of the alarms that they make. */
@NullMarked
package io.novadesk.common.watch;

import org.jspecify.annotations.NullMarked;
