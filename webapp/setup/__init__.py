"""The configuration of an installation: settings, questionnaires, organisations, examples."""
