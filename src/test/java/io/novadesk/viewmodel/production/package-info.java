@NullMarked
package io.novadesk.viewmodel.production;

import org.jspecify.annotations.NullMarked;
