package dev.firedrill.app.wiring;

import io.dropwizard.core.setup.Environment;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;

/** Servlets beside the REST resources. */
final class Servlets {
  private Servlets() {}

  static void mount(Environment environment, String name, HttpServlet servlet, String path) {
    ServletRegistration.Dynamic registration = environment.servlets().addServlet(name, servlet);
    registration.addMapping(path);
    registration.setAsyncSupported(true);
  }
}
