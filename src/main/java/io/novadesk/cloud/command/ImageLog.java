package io.novadesk.cloud.command;

import io.novadesk.api.image.Image;
import java.io.IOException;

/**
 * Keeps, over a crash, that an image is being made: one that was cut off leaves a half image in the
 * cloud. Every call returns when what it tells is on the disk.
 */
public interface ImageLog {
  /** Keeps nothing. */
  ImageLog NONE =
      new ImageLog() {
        @Override
        public String subject() {
          return "";
        }

        @Override
        public void making(String name) {}

        @Override
        public void made(Image image) {}

        @Override
        public void ended() {}
      };

  /** Under which it is kept; empty when it is not. */
  String subject();

  /**
   * An image is about to be asked for.
   *
   * @throws IOException when that could not be kept; it is not asked for then
   */
  void making(String name) throws IOException;

  /** The cloud made it, without data as yet, and told its id. */
  void made(Image image) throws IOException;

  /** Nothing half made is left. */
  void ended() throws IOException;
}
