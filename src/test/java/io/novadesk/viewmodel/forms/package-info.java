/** Tests of what is asked before a command is given. */
@NullMarked
package io.novadesk.viewmodel.forms;

import org.jspecify.annotations.NullMarked;
