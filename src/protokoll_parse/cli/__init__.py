"""The command line: typer commands over the pipeline. Loads nothing before it knows which command it is."""
