"""Papers that a visitor asks for: asked, waited for, handed out."""
