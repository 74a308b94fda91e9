@NullMarked
package io.novadesk.viewmodel.shell;

import org.jspecify.annotations.NullMarked;
