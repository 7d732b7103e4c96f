package dev.firedrill.web.openapi;

/** The resource that gives the document away. */
public final class OpenApi {
  private OpenApi() {}

  /** {@code GET /openapi.json}, to register in Jersey. */
  public static Object resource(String document) {
    return new OpenApiResource(document);
  }
}
