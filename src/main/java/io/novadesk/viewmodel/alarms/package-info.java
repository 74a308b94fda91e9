/** What is wrong in the open clouds: alarms by a person's rules, and notices of them. */
@NullMarked
package io.novadesk.viewmodel.alarms;

import org.jspecify.annotations.NullMarked;
