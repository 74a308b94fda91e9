/** Tests of the alarms of open clouds. */
@NullMarked
package io.novadesk.viewmodel.alarms;

import org.jspecify.annotations.NullMarked;
