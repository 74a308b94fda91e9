@NullMarked
package io.novadesk.viewmodel.plans;

import org.jspecify.annotations.NullMarked;
