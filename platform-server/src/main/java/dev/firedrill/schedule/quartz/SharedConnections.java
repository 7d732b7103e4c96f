package dev.firedrill.schedule.quartz;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.quartz.utils.ConnectionProvider;

/** Lends Quartz the server's own connections; the pool is not Quartz's to open or close. */
final class SharedConnections implements ConnectionProvider {
  private final DataSource dataSource;

  SharedConnections(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return dataSource.getConnection();
  }

  @Override
  public void initialize() {}

  @Override
  public void shutdown() {}
}
