/** What each screen shows and what each button does, without a single node. */
@NullMarked
package io.novadesk.viewmodel;

import org.jspecify.annotations.NullMarked;
