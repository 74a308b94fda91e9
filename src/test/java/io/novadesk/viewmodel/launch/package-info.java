@NullMarked
package io.novadesk.viewmodel.launch;

import org.jspecify.annotations.NullMarked;
