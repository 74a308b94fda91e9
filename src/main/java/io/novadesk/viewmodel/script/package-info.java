/** Notes what a person does as commands that can be run again. */
@NullMarked
package io.novadesk.viewmodel.script;

import org.jspecify.annotations.NullMarked;
