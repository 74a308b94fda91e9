@NullMarked
package io.novadesk.viewmodel.exchanges;

import org.jspecify.annotations.NullMarked;
