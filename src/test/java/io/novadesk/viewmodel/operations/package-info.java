@NullMarked
package io.novadesk.viewmodel.operations;

import org.jspecify.annotations.NullMarked;
