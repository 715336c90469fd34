"""The words of the product: typography, amounts, dates, lists, an answer and a condition as people read them."""
