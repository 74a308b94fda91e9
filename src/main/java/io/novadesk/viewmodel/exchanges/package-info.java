/** What the Exchanges pane shows of every HTTP exchange. */
@NullMarked
package io.novadesk.viewmodel.exchanges;

import org.jspecify.annotations.NullMarked;
