/** Novadesk: a native desktop console for the OpenStack Compute API. */
module io.novadesk {
  requires java.desktop;
  requires java.net.http;
  requires java.sql;
  requires java.xml;
  requires jdk.httpserver;
  requires javafx.controls;
  requires org.controlsfx.controls;
  requires atlantafx.base;
  requires org.kordamp.ikonli.core;
  requires org.kordamp.ikonli.javafx;
  requires org.kordamp.ikonli.feather;
  requires tools.jackson.core;
  requires tools.jackson.databind;
  requires tools.jackson.dataformat.yaml;
  requires org.snakeyaml.engine;
  requires info.picocli;
  requires org.xerial.sqlitejdbc;
  requires static org.jspecify;

  // picocli fills the command line's fields by reflection; the toolkit starts the application class.
  opens io.novadesk.app to
      info.picocli;

  opens io.novadesk.cli to
      info.picocli;

  exports io.novadesk.window to
      javafx.graphics;
}
