/** The parts of one server's detail pane, each in a tab of its own. */
@NullMarked
package io.novadesk.view.detail;

import org.jspecify.annotations.NullMarked;
