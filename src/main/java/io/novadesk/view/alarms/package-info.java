/** The page of alarms, its rules, and the badge that counts them. */
@NullMarked
package io.novadesk.view.alarms;

import org.jspecify.annotations.NullMarked;
