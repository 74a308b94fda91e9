package io.novadesk.cloud.command;

import io.novadesk.api.ApiException;
import io.novadesk.api.ApiException.Category;
import io.novadesk.i18n.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a small change and, when its answer does not tell what became of it, looks at the thing
 * itself: it is never sent again, and neither told as made nor as failed before that shows. All
 * methods block.
 */
public final class Verified {
  /** How long a change that something held back may take to show. */
  private static final Duration LATE = Duration.ofSeconds(10);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private Verified() {}

  /** The answer did not tell, and a look showed that the change was not made. */
  public static final class NotMadeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotMadeException(ApiException problem) {
      super(Text.of("change.notMade", problem.getMessage()), problem);
    }
  }

  /**
   * Makes something.
   *
   * @param look finds what was made; empty while nothing of it shows
   * @throws ApiException the cloud refused it; or it {@link ApiException#isOutcomeUnknown() is not
   *     known} because the cloud could not be asked
   * @throws NotMadeException it was looked for and is not there
   */
  public static <T extends @Nullable Object> T make(
      Supplier<T> change, Supplier<Optional<T>> look) {
    ApiException problem;
    try {
      return change.get();
    } catch (ApiException e) {
      if (!e.isOutcomeUnknown() || e.category() == Category.CANCELLED) {
        throw e;
      }
      problem = e;
    }
    Instant late =
        Instant.now().plus(problem.category() == Category.RATE_LIMIT ? Duration.ZERO : LATE);
    Duration pause = FIRST_PAUSE;
    while (true) {
      Instant began = Instant.now();
      ApiException unread = null;
      try {
        Optional<T> found = look.get();
        if (found.isPresent()) {
          return found.get();
        }
      } catch (ApiException e) {
        if (e.category() == Category.CANCELLED) {
          throw problem;
        }
        unread = e;
      }
      if (began.isAfter(late)) {
        if (unread == null) {
          throw new NotMadeException(problem);
        }
        throw new ApiException(
            Text.of("change.unknown", problem.getMessage(), unread.getMessage()),
            problem.facts(),
            problem);
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw problem;
      }
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  /**
   * Changes something.
   *
   * @param holds whether it is as it shall be
   */
  public static void change(Runnable change, BooleanSupplier holds) {
    make(
        () -> {
          change.run();
          return true;
        },
        () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /**
   * Takes something away. What is no longer there when the cloud is asked counts as taken away: an
   * earlier attempt whose answer was lost may have done it.
   *
   * @param read reads it, or fails as a thing does that is not there
   */
  public static void remove(Runnable change, Supplier<?> read) {
    BooleanSupplier gone =
        () -> {
          try {
            var _ = read.get();
            return false;
          } catch (ApiException e) {
            if (e.category() == Category.NOT_FOUND) {
              return true;
            }
            throw e;
          }
        };
    try {
      change(change, gone);
    } catch (ApiException e) {
      if (e.category() != Category.NOT_FOUND || !gone.getAsBoolean()) {
        throw e;
      }
    }
  }

  /** What {@link #remove} reads of a thing that is only told in a list. */
  public static <T> T listed(Optional<T> found) {
    return found.orElseThrow(
        () ->
            new ApiException(
                "",
                new ApiException.Facts(
                    Category.NOT_FOUND, "GET", null, 0, null, null, null, null, null, false),
                null));
  }
}
